"""Tools of those who write tasks: templates, and the proof that a task is sound."""
