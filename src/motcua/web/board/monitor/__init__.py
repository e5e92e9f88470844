"""For officers: where points are lost, what is at risk, what is contested, and how ours stands beside the nation's."""
