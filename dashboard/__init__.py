"""The pages: Streamlit lives here alone. A page reads the snapshot and never the ledger."""
