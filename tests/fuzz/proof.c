/* proof.c - any bytes as a kept plan: read and checked without trusting anything in it. */
#include "fuzz.h"
#include "plan/zones/proof.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct arena arena;
	struct faults faults;
	struct proof proof;
	arena_init(&arena);
	faults_init(&faults);
	enum status status = proof_read(&proof, put("plan.json", bytes, size), &arena, &faults);
	for (int i = 0; status == STATUS_OK && i < proof.count; i++) {
		struct verify verify;
		status = proof_check(&proof, i, &verify, &faults);
	}
	faults_end(&faults, status);
	arena_free(&arena);
	return 0;
}
