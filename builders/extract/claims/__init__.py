"""What an article states: clauses as claims with their columns, and the sentences that are none."""
