from bisect import bisect_left, insort


class Feed:
    def __init__(self, posts, followed):
        self.posts = {author: own[:] for author, own in posts.items()}
        self.followed = set(followed)
        # The newest post of each followed author, the newest of all in front.
        self.heads = sorted((-self.posts[author][-1][0], author) for author in followed if self.posts[author])

    def __iter__(self):
        return self

    def _add_head(self, author):
        if self.posts[author]:
            insort(self.heads, (-self.posts[author][-1][0], author))

    def _remove_head(self, author):
        if self.posts[author]:
            del self.heads[bisect_left(self.heads, (-self.posts[author][-1][0], author))]

    def __next__(self):
        if not self.heads:
            raise StopIteration
        _, author = self.heads.pop(0)
        time, text = self.posts[author].pop()
        self._add_head(author)
        return time, author, text

    def publish(self, author, at, text):
        own = self.posts.setdefault(author, [])
        if author in self.followed:
            self._remove_head(author)
        own.append((at, text))
        if author in self.followed:
            self._add_head(author)

    def follow(self, author):
        n_posts = len(self.posts[author])
        if author not in self.followed:
            self.followed.add(author)
            self._add_head(author)
        return n_posts

    def leave(self, author):
        n_posts = len(self.posts[author])
        if author in self.followed:
            self._remove_head(author)
            self.followed.discard(author)
        return n_posts

    def unread(self):
        return sum(len(self.posts[author]) for author in self.followed)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
