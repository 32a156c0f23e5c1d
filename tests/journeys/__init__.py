"""An invented archive that the tests of journeys in Chromium read."""
