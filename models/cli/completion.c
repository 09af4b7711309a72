/* completion.c - the verb that prints what a shell needs to complete command lines of this program. */
#include <string.h>

#include "cli/completing.h"
#include "cli/session.h"

enum { OPTION_REPLY = 0x5200 };

/* The shells ask the program itself each time: what it offers is what it takes. */
static const char bash_script[] =
	"# completion of jianfu for bash: eval \"$(jianfu completion bash)\"\n"
	"_jianfu() {\n"
	"\tlocal current=${COMP_WORDS[COMP_CWORD]} line file endings\n"
	"\t[[ $current == = ]] && current=\n"
	"\tCOMPREPLY=()\n"
	"\twhile IFS= read -r line; do\n"
	"\t\tcase $line in\n"
	"\t\t:folders) while IFS= read -r file; do COMPREPLY+=(\"$file/\"); done < <(compgen -d -- \"$current\") ;;\n"
	"\t\t:files*)\n"
	"\t\t\tendings=\" ${line#:files} \"\n"
	"\t\t\twhile IFS= read -r file; do\n"
	"\t\t\t\tif [[ -d $file ]]; then COMPREPLY+=(\"$file/\")\n"
	"\t\t\t\telif [[ ! ${endings// } || $endings == *\" ${file##*.} \"* ]]; then COMPREPLY+=(\"$file\"); fi\n"
	"\t\t\tdone < <(compgen -f -- \"$current\") ;;\n"
	"\t\t*) COMPREPLY+=(\"${line%%$'\\t'*}\") ;;\n"
	"\t\tesac\n"
	"\tdone < <(\"${COMP_WORDS[0]}\" completion --reply -- \"${COMP_WORDS[@]:0:COMP_CWORD+1}\" 2> /dev/null)\n"
	"\t[[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[=./] ]] && compopt -o nospace 2> /dev/null\n"
	"\treturn 0\n"
	"}\n"
	"complete -F _jianfu jianfu\n";

static const char zsh_script[] =
	"#compdef jianfu\n"
	"# completion of jianfu for zsh: a file _jianfu in a folder of fpath, or eval \"$(jianfu completion zsh)\" behind compinit\n"
	"_jianfu() {\n"
	"\tlocal line word\n"
	"\tlocal -a lines whole whole_told open open_told\n"
	"\tlines=(\"${(@f)$(\"$words[1]\" completion --reply -- \"${(@)words[1,CURRENT]}\" 2> /dev/null)}\")\n"
	"\t[[ $words[CURRENT] == *=* ]] && compset -P '*='\n"
	"\tfor line in $lines; do\n"
	"\t\tword=${line%%$'\\t'*}\n"
	"\t\tcase $line in\n"
	"\t\t(:folders) _files -/ ;;\n"
	"\t\t(:files) _files ;;\n"
	"\t\t(:files*) _files -g \"*.(${${line#:files }// /|})(-.)\" ;;\n"
	"\t\t(*) case $word in\n"
	"\t\t\t(*[=./]) open+=(\"$word\") open_told+=(\"$word -- ${line#*$'\\t'}\") ;;\n"
	"\t\t\t(*) whole+=(\"$word\") whole_told+=(\"$word -- ${line#*$'\\t'}\") ;;\n"
	"\t\t\tesac ;;\n"
	"\t\tesac\n"
	"\tdone\n"
	"\t(( $#open )) && compadd -l -S '' -d open_told -a open\n"
	"\t(( $#whole )) && compadd -l -d whole_told -a whole\n"
	"}\n"
	"if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _jianfu \"$@\"; else compdef _jianfu jianfu; fi\n";

struct request {
	struct cli *cli;
	const char *shell;
	bool replies;
	char **words;                /* of the line to be completed */
	int word_count;
};

static error_t option_read(int key, char *argument, struct argp_state *state)
{
	struct request *request = state->input;
	switch (key) {
	case OPTION_REPLY: request->replies = true; return 0;
	case ARGP_KEY_ARGS:
		request->words = state->argv + state->next;
		request->word_count = state->argc - state->next;
		if (!request->replies && (request->word_count != 1 || (strcmp(*request->words, "bash") && strcmp(*request->words, "zsh"))))
			argp_error(state, _("name a shell: bash or zsh"));
		request->shell = *request->words;
		return 0;
	case ARGP_KEY_NO_ARGS: argp_error(state, _("name a shell: bash or zsh")); return 0;
	default: (void)argument; return ARGP_ERR_UNKNOWN;
	}
}

static int run(struct cli *cli, int argc, char **argv)
{
	static const struct argp_option options[] = {
		{.name = "reply", .key = OPTION_REPLY, .flags = OPTION_HIDDEN},
		{0}
	};
	static const struct argp_child children[] = {{.argp = &cli_options}, {0}};
	static const struct argp argp = {.options = options, .parser = option_read, .args_doc = "bash|zsh", .children = children,
		.doc = N_("Prints a script with which a shell completes verbs, options, their values, keys of scenarios, and files."), .argp_domain = CLI_DOMAIN};
	struct request request = {.cli = cli};
	if (argp_parse(&argp, argc, argv, ARGP_IN_ORDER, NULL, &request))
		return STATUS_WORLD;
	if (request.replies)
		completing_reply(cli, request.word_count, request.words);
	else
		fputs(strcmp(request.shell, "bash") ? zsh_script : bash_script, cli->out);
	return STATUS_OK;
}

const struct verb completion_verb = {
	.name = "completion", .run = run,
	.summary_en = "print the script with which bash or zsh completes command lines",
	.summary_zh = "输出 bash 或 zsh 的命令行补全脚本",
};
