#!/bin/sh
# packages.sh - installs those of the named Debian packages that are missing, after saying how large they are; silent when all are there.
missing=
if ! command -v dpkg-query > /dev/null; then
	echo "This is not a Debian system: install what corresponds to these packages yourself: $*"
	exit 0 # the compiler will tell whether they are there
fi
for package in "$@"; do
	case $(dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2> /dev/null) in
	ii*) ;;
	*) missing="$missing $package" ;;
	esac
done
[ -n "$missing" ] || exit 0

echo "Missing packages:$missing"
install="apt-get install -y --no-install-recommends -o DPkg::Lock::Timeout=300$missing"
if [ "$(id -u)" -eq 0 ]; then
	as_root=env
elif command -v sudo > /dev/null; then
	as_root=sudo
else
	echo "To install them, run this as root, then try again:"
	echo "  apt-get update && $install"
	exit 1
fi
$as_root apt-get update -qq || exit 1
# apt's own words: how many packages, how much to download, how much room on disk
LC_ALL=C apt-get install --no-install-recommends --assume-no -o Debug::NoLocking=1 $missing 2> /dev/null |
	grep -E 'newly installed|^Need to get|^After this operation'
$as_root env DEBIAN_FRONTEND=noninteractive $install > /dev/null || {
	echo "The installation failed. By hand: apt-get update && $install"
	exit 1
}
