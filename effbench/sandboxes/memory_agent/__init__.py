"""Runs inside the lanes where memory is measured: relays that start another build of the counting plugin.

They lie in a folder of their own in the sandbox: what :mod:`effbench.sandboxes.agent` has is part of
what counts depend on, and stays as it is.
"""
