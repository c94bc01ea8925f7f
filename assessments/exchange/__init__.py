"""In and out: files for elsewhere and from elsewhere."""
