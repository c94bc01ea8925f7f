"""The ground floor: records, workspace, ledger, definitions, snapshot. Imports no other room."""
