"""What all tests share."""

import signal

from hypothesis import HealthCheck, settings

# a busy machine is no failure: Hypothesis' own limits on time are clocks as well
settings.register_profile("no clock", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("no clock")

# Shells start what runs in the background with ctrl+c ignored, and children inherit that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
