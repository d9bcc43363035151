"""Translation on this machine: Firefox Translations models through fxtranslate."""
