# jianfu - build, run, test. `make` only builds; `make run` and `make test` install what is missing first.
PREFIX ?= /usr/local
BUILD ?= build
MODE ?= release
CC ?= gcc

PACKAGES := libglpk-dev libigraph-dev libhdf5-dev libyaml-dev libgsl-dev librandom123-dev libcmocka-dev pkg-config gettext scdoc

WARN := -Wall -Wextra -Wconversion -Wshadow -Wmissing-prototypes -Werror
STD := -std=c11 -D_GNU_SOURCE -ffp-contract=off -fopenmp
FLAGS_release := -O2 -g -DNDEBUG
FLAGS_debug := -O1 -g
FLAGS_sanitize := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
FLAGS := $(STD) $(WARN) $(FLAGS_$(MODE)) $(EXTRA)

OUT := $(BUILD)$(if $(filter-out release,$(MODE)),/$(MODE))
SIM_SOURCES := $(wildcard sim/*/*.c)
MODEL_SOURCES := $(filter-out models/cli/%,$(wildcard models/*/*.c models/*/*/*.c))
CLI_SOURCES := $(wildcard models/cli/*.c)
UNIT_SOURCES := $(wildcard tests/unit/*.c tests/law/*.c tests/property/*.c)

objects = $(patsubst %.c,$(OUT)/%.o,$(1))
LIBRARY := $(OUT)/libjianfu.a
PROGRAM := $(OUT)/jianfu
LOCALE := $(OUT)/locale/zh_CN/LC_MESSAGES/jianfu.mo
UNITS := $(patsubst tests/%.c,$(OUT)/tests/%,$(UNIT_SOURCES))

# found only when something is compiled, so that `make run` works before anything is installed
CFLAGS_LIB = $(shell pkg-config --cflags hdf5-serial igraph gsl yaml-0.1 2>/dev/null | sed 's/-I/-isystem /g')
LIBS = $(shell pkg-config --libs hdf5-serial igraph gsl yaml-0.1 2>/dev/null) -lhdf5_serial_hl -lglpk -lm

.DEFAULT_GOAL := all
.PHONY: all bench-kernel clean

all: $(PROGRAM) $(LOCALE)

$(PROGRAM): $(call objects,$(CLI_SOURCES)) $(LIBRARY)
	$(CC) $(FLAGS) -o $@ $^ $(LIBS)

$(LOCALE): po/zh_CN.po
	@mkdir -p $(@D)
	msgfmt --check -o $@ $<

$(LIBRARY): $(call objects,$(SIM_SOURCES) $(MODEL_SOURCES))
	@rm -f $@
	ar rcs $@ $^

# the kit in sim/ cannot see models/: separate include roots
$(OUT)/sim/%.o: sim/%.c
	@mkdir -p $(@D)
	$(CC) $(FLAGS) -Isim $(CFLAGS_LIB) -MMD -MP -c -o $@ $<
$(OUT)/models/%.o: models/%.c
	@mkdir -p $(@D)
	$(CC) $(FLAGS) -Isim -Imodels -MMD -MP -c -o $@ $<
$(OUT)/tests/%: tests/%.c $(LIBRARY) | $(LOCALE)
	@mkdir -p $(@D)
	$(CC) $(FLAGS) -Isim -Imodels -Itests -MMD -MP -o $@ $< $(LIBRARY) -lcmocka $(LIBS)

# the kernel beside a bare heap of events, the best of five runs each, taking turns
BENCH := $(OUT)/tests/bench/bare_loop $(OUT)/tests/bench/kernel
bench-kernel: $(BENCH)
	@for run in 1 2 3 4 5; do for program in $(BENCH); do $$program || exit 1; done; done | awk \
		'$$4 > best[$$1] { best[$$1] = $$4; line[$$1] = $$0 } \
		END { print line["bare_loop:"]; print line["kernel:"]; printf "kernel / bare loop: %.2f\n", best["kernel:"] / best["bare_loop:"] }'

clean:
	rm -rf $(BUILD)

-include $(shell find $(OUT) -name '*.d' 2>/dev/null)
