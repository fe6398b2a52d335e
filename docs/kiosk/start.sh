#!/bin/sh
# Starts Chromium as a kiosk on the page of this machine, and again whenever it ends. Settings, as variables or in the systemd unit:
#   KIOSK_URL       the page; ?home=https://... says where a photographed code leads (a link with answers: keep it to a site of your own)
#   KIOSK_PROFILE   folder of the profile; on tmpfs, so that nothing of it survives the power switch
#   KIOSK_BROWSER   the browser
set -eu

KIOSK_URL=${KIOSK_URL:-http://127.0.0.1:8080/kiosk.html}
KIOSK_PROFILE=${KIOSK_PROFILE:-${XDG_RUNTIME_DIR:-/run/user/$(id -u)}/policy-checker-kiosk}
KIOSK_BROWSER=${KIOSK_BROWSER:-chromium}

# One a line, so that the test of the kiosk reads them here.
FLAGS='
--kiosk
--incognito
--disable-pinch
--overscroll-history-navigation=0
--disable-component-update
--disable-session-crashed-bubble
--noerrdialogs
--no-first-run
--no-default-browser-check
--disable-background-networking
--disable-sync
--disable-dev-tools
--disable-features=Translate,TouchpadOverscrollHistoryNavigation,OverscrollHistoryNavigation,WebUIOmniboxPopup,WebUIOmniboxAimPopup
--optimization-guide-performance-class=2
--kiosk-printing
'

case "$KIOSK_PROFILE" in
  /*/*) ;;
  *) echo "KIOSK_PROFILE=$KIOSK_PROFILE: give a folder of its own by its full path; it is emptied at each start" >&2; exit 2 ;;
esac

while :; do
  rm -rf -- "$KIOSK_PROFILE"
  mkdir -p -m 700 -- "$KIOSK_PROFILE"
  # shellcheck disable=SC2086 # the flags are words
  "$KIOSK_BROWSER" $FLAGS --user-data-dir="$KIOSK_PROFILE" "$KIOSK_URL" || true
  sleep 2
done
