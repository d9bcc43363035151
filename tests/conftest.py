"""What all tests share."""

from hypothesis import HealthCheck, settings

# a busy machine is no failure: Hypothesis' own limits on time are clocks as well
settings.register_profile("no clock", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("no clock")
