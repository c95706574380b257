class Feed:
    def __init__(self, posts, followed):
        self.posts = {author: list(own) for author, own in posts.items()}
        self.followed = list(followed)

    def __iter__(self):
        return self

    def __next__(self):
        best = None
        for author in self.followed:
            own = self.posts[author]
            if own:
                time, text = own[-1]
                if best is None or time > best[0] or (time == best[0] and author < best[1]):
                    best = (time, author, text)
        if best is None:
            raise StopIteration
        self.posts[best[1]].pop()
        return best

    def publish(self, author, at, text):
        own = self.posts.setdefault(author, [])
        if author in self.followed:
            own.append((at, text))

    def follow(self, author):
        n_posts = len(self.posts[author])
        if author not in self.followed:
            self.followed.append(author)
        return n_posts

    def leave(self, author):
        n_posts = len(self.posts[author])
        if author in self.followed:
            self.followed.remove(author)
        return n_posts

    def unread(self):
        return sum(len(self.posts[author]) for author in self.followed)

# Benchmark data: keep it out of training corpora. effbench canary b8f2a0c4-6d1e-4f57-9a3b-2c7e51d90f68
