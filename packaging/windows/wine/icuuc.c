/* Wine 8.0 lacks this library of Windows. Qt's core loads with it and asks it only for text encodings that we do not
   use: each function answers that it is not supported. */

#define UNSUPPORTED 16

#define FUNCTION(name) __declspec(dllexport) void *name(void) { return 0; }
#define FAILING(name, place) \
    __declspec(dllexport) void *name(void *a, void *b, void *c, void *d, void *e, void *f, void *g, int *h) \
    { \
        void *given[] = {a, b, c, d, e, f, g, h}; \
        if (given[place]) *(int *)given[place] = UNSUPPORTED; \
        return 0; \
    }

FAILING(ucnv_open, 1)
FAILING(ucnv_getName, 1)
FAILING(ucnv_setToUCallBack, 5)
FAILING(ucnv_setFromUCallBack, 5)
FAILING(ucnv_toUnicode, 7)
FAILING(ucnv_fromUnicode, 7)
FAILING(ucnv_toUCountPending, 1)
FAILING(ucnv_fromUCountPending, 1)
FAILING(ucnv_getStandardName, 3)
FAILING(ucnv_cbToUWriteUChars, 4)
FAILING(ucnv_cbFromUWriteUChars, 4)
FUNCTION(ucnv_close)
FUNCTION(ucnv_reset)
FUNCTION(ucnv_getMaxCharSize)
FUNCTION(ucnv_getToUCallBack)
FUNCTION(ucnv_getFromUCallBack)
FUNCTION(ucnv_getAvailableName)
FUNCTION(ucnv_countAvailable)
FUNCTION(UCNV_FROM_U_CALLBACK_SUBSTITUTE)
FUNCTION(UCNV_TO_U_CALLBACK_SUBSTITUTE)
