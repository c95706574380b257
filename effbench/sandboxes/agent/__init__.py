"""The part of effbench that lives inside the sandbox: standard library only, imports nothing of the harness.

Three kinds of process: the :mod:`relay` (container's first process; sees payloads, never forks a candidate), one
:mod:`zygote` per engine (a warmed, pristine interpreter that forks, kills and reaps), and the :mod:`child` (one
candidate, one input, one run).
"""
