"""What the module sysconfig looks for: how this Python was built, which says nothing inside the guest."""

build_time_vars = {}
