"""Repository benchmarks: reads patches and reports, and checks that patches apply and touch what they may."""
