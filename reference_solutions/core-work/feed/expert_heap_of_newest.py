from heapq import heapify, heappop, heappush, heapreplace


class Feed:
    """A heap of posts that were the newest of their author when they came in. What is not any more, or is not followed, is
    passed over when it comes up; an author who is followed always has the newest post there."""

    def __init__(self, posts, followed):
        self.posts = {author: own[:] for author, own in posts.items()}
        self.followed = set(followed)
        self.heap = [(-self.posts[author][-1][0], author) for author in followed if self.posts[author]]
        heapify(self.heap)
        self.n_unread = sum([len(self.posts[author]) for author in followed])

    def __iter__(self):
        return self

    def __next__(self):
        heap, posts, followed = self.heap, self.posts, self.followed
        while heap:
            key, author = heap[0]
            own = posts[author]
            if own and own[-1][0] == -key and author in followed:
                time, text = own.pop()
                self.n_unread -= 1
                if own:
                    heapreplace(heap, (-own[-1][0], author))
                else:
                    heappop(heap)
                return time, author, text
            heappop(heap)
        raise StopIteration

    def publish(self, author, at, text):
        own = self.posts.get(author)
        if own is None:
            own = self.posts[author] = []
        own.append((at, text))
        if author in self.followed:
            self.n_unread += 1
            heappush(self.heap, (-at, author))

    def follow(self, author):
        own = self.posts[author]
        if author not in self.followed:
            self.followed.add(author)
            if own:
                self.n_unread += len(own)
                heappush(self.heap, (-own[-1][0], author))
        return len(own)

    def leave(self, author):
        own = self.posts[author]
        if author in self.followed:
            self.followed.remove(author)
            self.n_unread -= len(own)
        return len(own)

    def unread(self):
        return self.n_unread

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
