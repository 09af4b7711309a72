/* workbook.c - the whole report as sheets of numbers, for office programs. */
#include "report/book/sheet.h"
#include "report/outputs/output.h"
#include "report/words.h"

static const struct sheet *const sheets[] = {
#define SHEET(id) &sheet_##id,
#include "report/book/sheets.def"
#undef SHEET
};
enum { SHEETS = sizeof sheets / sizeof *sheets };

static enum status make(const struct output_request *request, struct text *out, struct faults *faults)
{
	const struct studies_row *study = studies_single(request->studies, faults);
	struct sheet_place place = {.study = study, .is_chinese = request->is_chinese, .arena = request->arena};
	if (!study)
		return STATUS_FAULT;
	enum status status = xlsx_open(&place.book, study->headline.question, study->set.program, faults);
	for (int i = 0; i < SHEETS && status == STATUS_OK; i++)
		if (!sheets[i]->is_known || sheets[i]->is_known(&place)) {
			if (sheets[i]->title)
				xlsx_sheet(place.book, _(sheets[i]->title));
			status = sheets[i]->write(&place);
		}
	enum status closed = xlsx_close(place.book, status == STATUS_OK ? out : NULL, faults);
	return status == STATUS_OK ? closed : status;
}

const struct output output_workbook = {.ending = "xlsx", .make = make};
