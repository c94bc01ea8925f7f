"""Known vulnerabilities from OSV."""
