#!/bin/sh
# tutorial.sh - the tutorials can be followed: their files are written, their commands run one after the other: tutorial.sh [PROGRAM]
. "$(dirname "$0")/../judge.sh"
docs=$PWD/docs
mkdir "$folder/bin"
unset LC_ALL LC_MESSAGES LANGUAGE
export LANG=en
# the same program, but runs are short: what they say of the world is not looked at here
cat > "$folder/bin/jianfu" << END
#!/bin/sh
[ "\$1" = run ] || exec "$program" "\$@"
exec "$program" "\$@" --horizon 1month --replications 2 --set time.prerun=1month
END
chmod +x "$folder/bin/jianfu"
PATH=$folder/bin:$PATH

for tutorial in tutorial.md tutorial.zh.md; do
	mkdir "$folder/$tutorial.d"
	cd "$folder/$tutorial.d" || exit 3
	kind="" file="" count=0
	while IFS= read -r line; do
		case $line in
		'```') kind="" ;;
		'```'*)
			kind=${line#\`\`\`}
			file=${kind#csv }
			[ "$kind" = "$file" ] || { kind=csv && [ -f "$file" ] && : > "$file"; } # one that was laid out
			;;
		*)
			case $kind in
			csv) echo "$line" >> "$file" ;;
			sh*)
				case $line in cd\ *) cd "${line#cd }" || exit 3 ;; esac
				sh -c "$line" > "$folder/said" 2>&1
				code=$?
				case $line in cd\ *) code=0 ;; esac
				[ $code -eq "$([ "$kind" = "sh fails" ] && echo 2 || echo 0)" ]
				judge $? "$tutorial: $line"
				count=$((count + 1))
				;;
			esac
			;;
		esac
	done < "$docs/$tutorial"
	[ $count -ge 12 ]
	judge $? "$tutorial: $count commands"
	# what was filled in is what the last check spoke of
	scenario=$(ls ./*.yaml)
	"$program" check --inputs "$scenario" > "$folder/said" 2>&1 && grep -q 'communities: 3 rows' "$folder/said" && grep -q 'hours: 4 rows' "$folder/said"
	judge $? "$tutorial: three communities, four rows of hours"
	grep -q 'requests.effort .*\(two workers\|两名社工\)' "$folder/said"
	judge $? "$tutorial: the effort of a request has a source"
	[ -s second.csv ] || [ -s 第二次.csv ]
	judge $? "$tutorial: a table for a spreadsheet"
done
# pictures are there
grep -oh '](pictures/[^)]*)' "$docs"/tutorial*.md | sed 's/](//; s/)//' | while read -r picture; do [ -s "$docs/$picture" ] || echo "$picture"; done | judge_none "every picture is there"
verdict
