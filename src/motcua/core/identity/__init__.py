"""Who people are: citizens and businesses, the units of the administration, the officers in them, and who may act for whom."""
