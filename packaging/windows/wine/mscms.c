/* Wine's library of colour profiles lacks a function that Qt calls at start: here are the four it uses, all saying no. */
#include <windows.h>

__declspec(dllexport) void *WINAPI WcsCreateIccProfile(void *profile, DWORD options) { return NULL; }
__declspec(dllexport) void *WINAPI OpenColorProfileW(void *profile, DWORD access, DWORD share, DWORD how) { return NULL; }
__declspec(dllexport) BOOL WINAPI CloseColorProfile(void *profile) { return FALSE; }
__declspec(dllexport) BOOL WINAPI GetColorProfileFromHandle(void *profile, BYTE *buffer, DWORD *size) { return FALSE; }
