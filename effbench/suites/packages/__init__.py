"""Problem packages of programming contests: what lies in them, read without running any of it."""
