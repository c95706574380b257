"""Programs that run in a lane beside a repository's tree; the harness reads their text and never imports them."""
