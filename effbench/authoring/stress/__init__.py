"""Looks for inputs that stress solutions of a task: sizes, growth, separation, and inputs that a model proposes."""
