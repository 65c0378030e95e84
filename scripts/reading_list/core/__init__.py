"""What every part may use, each thing once: records, the schema, identity, names, notes, problems."""
