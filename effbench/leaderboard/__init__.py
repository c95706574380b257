"""The leaderboard: run directories as a folder of web pages that need no server, no script and no network.

One line again: paths → runs (:mod:`.collect`) → what the pages need of each (:mod:`.entry`) → rankings of runs that may
be compared (:mod:`.board`) → pages (:mod:`.pages`) → a folder that is swapped in as a whole (:mod:`.site`).

All text of models and tasks is untrusted. It reaches a page through one escaping template engine
(:mod:`.page_text`), through the highlighter or through the chart renderer, and a page's own policy forbids everything
that it does not bring along.
"""
