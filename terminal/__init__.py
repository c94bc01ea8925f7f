"""The verbs of the `ospo` command: words in, rooms called, sentences out; one file for what belongs together."""
