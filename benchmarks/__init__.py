"""How fast it is: our own figures beside those of other programs doing the same, in one run."""
