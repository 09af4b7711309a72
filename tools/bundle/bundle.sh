#!/bin/sh
# bundle.sh PROGRAM FOLDER - lays out one folder that runs on any x86-64 Linux without root and without network: the program, the libraries
# it is linked with, their loader, what reads Chinese tables, fonts where there are some, scenarios, manual, and the licences of all that.
set -eu
program=$1 folder=$2
root=$(cd "$(dirname "$0")/../.." && pwd)
[ "$(uname -m)" = x86_64 ] || { echo "A bundle is for x86-64; this is $(uname -m)." >&2; exit 3; }

rm -rf "$folder"
mkdir -p "$folder/lib/gconv" "$folder/lib/locale" "$folder/licences"
env -u MAKEFLAGS make -s -C "$root" install PREFIX= DESTDIR="$(cd "$folder" && pwd)" > /dev/null
mv "$folder/bin/jianfu" "$folder/lib/jianfu"
rmdir "$folder/bin"
strip "$folder/lib/jianfu"
gcc -Os -static -s -o "$folder/jianfu" "$root/tools/bundle/launcher.c"

# libraries, wherever the linker finds them; linux-vdso has no file
ldd "$program" | awk '$2 == "=>" && $3 ~ "^/" { print $3 } $1 ~ "^/" { print $1 }' | sort -u > "$folder/licences/libraries"
while read -r library; do
	cp -L "$library" "$folder/lib/"
done < "$folder/licences/libraries"

# characters of C.UTF-8, and the encodings tables come in
cp -RL /usr/lib/locale/C.utf8 "$folder/lib/locale/"
gconv=$(dirname "$(find /usr/lib -name GB18030.so -print -quit)")
cp "$gconv/GB18030.so" "$gconv/UTF-16.so" "$folder/lib/gconv/"
awk '/^(alias|module)/ && (/GB18030/ || /UTF-16/)' "$gconv/gconv-modules" "$gconv"/gconv-modules.d/*.conf > "$folder/lib/gconv/gconv-modules" 2> /dev/null

# letters for pages, when something here has Chinese ones
mkdir -p "$folder/share/fonts"
if command -v fc-match > /dev/null; then
	font=$(fc-match -f '%{file}' 'sans:lang=zh-cn')
	[ -f "$font" ] && cp -L "$font" "$folder/share/fonts/" && echo "$font" >> "$folder/licences/libraries"
fi
cat > "$folder/share/fonts/fonts.conf" <<- 'END'
	<?xml version="1.0"?>
	<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
	<fontconfig>
	  <dir prefix="relative">.</dir>
	  <dir>/usr/share/fonts</dir>
	  <cachedir prefix="xdg">fontconfig</cachedir>
	</fontconfig>
END

# whose work it is: the licence of each package something was taken from
cut -d/ -f2- "$folder/licences/libraries" | while read -r file; do
	dpkg-query -S "/$file" 2> /dev/null || dpkg-query -S "/usr/$file" 2> /dev/null || dpkg-query -S "$(readlink -f "/$file")" 2> /dev/null
done | sed 's/: .*//; s/:.*//' | sort -u | while read -r package; do
	cp -L "/usr/share/doc/$package/copyright" "$folder/licences/$package"
done
rm "$folder/licences/libraries"
cp "$root/LICENSE" "$folder/licences/jianfu"

cat > "$folder/README" <<- END
	jianfu $("$program" --version | awk '{ print $2 }') for x86-64 Linux and WSL. It needs no installation, no root and no network:

	  ./jianfu run share/jianfu/scenarios/haishu-2012.yaml -o haishu.h5
	  ./jianfu --help                 (--lang zh for Chinese)

	Put the folder anywhere and keep it together; a link to ./jianfu works. It brings its own C library ($(ldd --version | awk 'NR == 1 { print $NF }'))
	and loader; the kernel must be Linux 3.2 or newer. Manuals are in share/doc/jianfu, licences of all that is in it in licences.

	不用安装，不用管理员权限，不用网络。把整个文件夹放在任何地方，运行 ./jianfu --lang zh --help 。
END
du -sh "$folder" | awk '{ print "bundle: " $2 ", " $1 }'
