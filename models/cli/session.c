/* session.c - one way through every verb. */
#include "cli/session.h"

#include <string.h>

#include "cli/narrow.h"
#include "cli/terminal.h"

static void session_begin(struct session *session, struct cli *cli)
{
	*session = (struct session){.cli = cli};
	cli_faults_init(&session->faults, cli);
	arena_init(&session->arena);
	text_init(&session->page);
}

/* On a screen narrower than pages are made for, in lines that fit. */
static void page_print(struct session *session)
{
	FILE *out = session->cli->out;
	struct text narrow;
	text_init(&narrow);
	if (terminal_moves(out) && terminal_columns(out) < CLI_COLUMNS)
		narrow_page(session->page.data, terminal_columns(out), &session->arena, &narrow);
	fputs(narrow.data && !narrow.failed ? narrow.data : session->page.data, out);
	text_free(&narrow);
}

static void session_work_do(struct session *session, session_work *work, void *request)
{
	enum status status = work(session, request);
	if (faults_status(&session->faults) == STATUS_OK && (status != STATUS_OK || session->page.failed))
		(void)fault_world(&session->faults, "no memory left");
	else if (status == STATUS_OK && session->page.data)
		page_print(session);
}

static int session_end(struct session *session)
{
	fflush(session->cli->out);
	int status = cli_faults(session->cli, &session->faults);
	text_free(&session->page);
	scenario_free(&session->scenario);
	arena_free(&session->arena);
	faults_free(&session->faults);
	return status != STATUS_OK ? status : session->exit_code;
}

int session_run(struct cli *cli, session_work *work, void *request)
{
	struct session session;
	session_begin(&session, cli);
	session_work_do(&session, work, request);
	return session_end(&session);
}

int session_watched(struct cli *cli, session_work *work, void *request)
{
	struct session session;
	struct interrupt interrupt;
	session_begin(&session, cli);
	int error = interrupt_watch(&interrupt, cli->err);
	if (error) {
		(void)fault_world(&session.faults, "cannot start a thread: %s", faults_word(&session.faults, strerrordesc_np(error)));
	} else {
		session.interrupt = &interrupt;
		session_work_do(&session, work, request);
	}
	int status = session_end(&session);
	if (!error)
		interrupt_end(&interrupt);
	return status;
}
