"""Link health: which links are dead, which only look so."""
