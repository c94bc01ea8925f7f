"""What repositories are built from: real lockfiles in real git repositories, scanned by the real Syft."""
