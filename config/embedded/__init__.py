"""PostgreSQL and Valkey from Python wheels, and the supervisor that keeps the portal running.

Plain Python: it imports neither Django nor the portal, because it makes what they need.
"""
