#!/bin/sh
# completion.sh - shells complete verbs, options, values, keys and files as the program takes them: completion.sh [PROGRAM]
. "$(dirname "$0")/../judge.sh"
unset LC_ALL LC_MESSAGES LANG LANGUAGE
PATH=$(dirname "$program"):$PATH
export PATH

answers 0 out "complete -F _jianfu jianfu" completion bash
answers 0 out "#compdef jianfu" completion zsh
answers 2 err "bash or zsh" completion
answers 2 err "bash or zsh" completion fish

# every option of the help is offered, of every verb and subject
verbs=$(sed -n 's/^VERB(\([a-z]*\))/\1/p' models/cli/verbs.def | grep -vx plan)
subjects=$(sed -n 's/^SUBJECT(\([a-z]*\))/plan \1/p' models/cli/plan/subjects.def)
echo "$verbs
$subjects" | while read -r verb; do
	# shellcheck disable=SC2086
	"$program" $verb --help | grep -oE '^ +(-[a-zA-Z?], )?--[a-z-]+' | grep -oE -- '--[a-z-]+' | grep -vx -e --usage | sort -u > "$folder/help"
	# shellcheck disable=SC2086
	"$program" completion --reply -- jianfu $verb -- | cut -f1 | tr -d = | sort -u > "$folder/offered"
	cmp -s "$folder/help" "$folder/offered" || { echo "jianfu $verb:"; diff "$folder/help" "$folder/offered"; }
done | judge_none "every option of every help is offered, and nothing else"

if command -v bash > /dev/null; then
	cat > "$folder/try.bash" <<-'END'
		eval "$(jianfu completion bash)"
		while IFS='|' read -r line wanted; do
			read -ra COMP_WORDS <<< "$line"
			[[ $line == *' ' ]] && COMP_WORDS+=('')
			COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
			_jianfu
			got=${COMPREPLY[*]}
			[[ " $got " == *" $wanted "* ]] && echo "ok   bash: $line -> $wanted" || echo "FAIL bash: $line -> $wanted, not $got"
		done
	END
	touch "$folder/one.yaml" "$folder/two.h5"
	{
		cat <<-END
			jianfu sens|sensitivity
			jianfu run --poli|--policy=
			jianfu compare --format =|csv
			jianfu compare --format = m|markdown
			jianfu run --lang |zh
			jianfu plan po|posts
			jianfu plan posts --by = str|street
			jianfu run --set staff.qui|staff.quits=
			jianfu run --set sta|staff.
			jianfu run --set = staff.discipline = fi|fifo
			jianfu run --set 人员.离职|人员.离职率=
			jianfu sweep --factor requests.eff|requests.effort=
			jianfu sweep --design = mor|morris
			jianfu run scenarios/haishu-2012.yaml --policy hai|haishu_gate
			jianfu explain --line = vis|visit
			jianfu describe lo|loops
			jianfu check $folder/o|$folder/one.yaml
			jianfu info $folder/|$folder/two.h5
			jianfu completion z|zsh
			jianfu pages ti|timeline
		END
	} | bash "$folder/try.bash" > "$folder/tried"
	cat "$folder/tried" | tee -a "$folder/.judged"
	echo "jianfu info $folder/|$folder/one.yaml" | bash "$folder/try.bash" | grep -q FAIL
	judge $? "only result files are offered where result files are read"
fi

if command -v zsh > /dev/null; then
	cat > "$folder/try.zsh" <<-'END'
		zmodload zsh/zpty
		zpty -b shell zsh -f -i
		say() { zpty -w $1 shell $2; sleep $3; }
		zpty -w shell "PS1= TERM=dumb; autoload -U compinit; compinit -u -d $1/dump; eval \"\$(jianfu completion zsh)\"; echo ready"
		waited=0
		while (( waited++ < 100 )); do zpty -r -t shell out && [[ $out == *ready*ready* || $out == ready* ]] && break; sleep 0.1; done
		for keys in $'jianfu sensi\t' $'jianfu run --set staff.disci\tpri\t' $'jianfu run --la\tz\t' "jianfu info $1/tw"$'\t'; do
			zpty -w -n shell $'\x15'$keys
			got= waited=0
			while (( waited++ < 40 )); do zpty -r -t shell out && got+=$out; sleep 0.1; done
			print -r -- $got
		done
		zpty -d shell
	END
	timeout 60 zsh -f "$folder/try.zsh" "$folder" | tr -d '\007\r' > "$folder/zsh" 2> /dev/null
	for wanted in "sensitivity" "staff.discipline=priority" "lang=zh" "two.h5"; do
		grep -qF -- "$wanted" "$folder/zsh"
		judge $? "zsh: $wanted"
	done
fi
verdict
