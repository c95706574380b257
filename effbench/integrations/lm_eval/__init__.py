"""Tasks of lm-evaluation-harness; ``python -m effbench.integrations.lm_eval`` prints the folder that it takes."""
