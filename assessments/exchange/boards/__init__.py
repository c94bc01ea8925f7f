"""My GGI Board: what it exports is read here and becomes scorecards and statuses, never answers."""
