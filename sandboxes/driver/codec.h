/* What encoding and decoding plain Python values share.
 *
 * What a run does before its call and after it is not part of its count, so nothing of the candidate's may run there:
 * no method is looked up, no other thread gets the interpreter, nothing is released. The encoding is that of
 * effbench.sandboxes.values, where it is described; every value has one.
 */
#ifndef EFFBENCH_CODEC_H
#define EFFBENCH_CODEC_H

#include <stdint.h>
#include <string.h>

enum { CODEC_MAX_DEPTH = 200 };

#include "decode.h"
#include "encode.h"

#endif
