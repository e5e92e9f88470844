"""Who people are: citizens and businesses, units and their officers, and who may act for whom."""
