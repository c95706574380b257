"""What other tools call: one module a tool, each importing its tool where that is needed.

Tools that train (:mod:`~effbench.integrations.trl`, :mod:`~effbench.integrations.verl`,
:mod:`~effbench.integrations.verifiers`), that evaluate (:mod:`~effbench.integrations.inspect_ai`,
:mod:`~effbench.integrations.lm_eval`), and that keep results (:mod:`~effbench.integrations.tracking`,
:mod:`~effbench.integrations.hub`).
"""
