; The installer for one user, who needs no administrator. Made by tools/package/windows.py, which says what is in capitals.
; Silent: /S. Another folder: /D=C:\folder (last). The uninstaller: /S, and /PURGE to delete what the user kept as well.
; Exit codes: 0 done, 1 cancelled, 2 failed, 3 installed for all users, 4 KetaRef is open, 5 Windows too old, 6 a newer KetaRef is there.

Unicode true
Target amd64-unicode
SetCompressor ${COMPRESSOR}
!if "${COMPRESSOR}" != "zlib"
  SetCompressorDictSize 64  ; megabytes: what is alike in Qt's libraries lies further apart than the usual 8
!endif
SetDateSave off
ManifestDPIAware true
ManifestSupportedOS Win10
RequestExecutionLevel user
Name "KetaRef"
OutFile "${OUTPUT}"
BrandingText "KetaRef ${VERSION}${KIND}"
InstallDir "$LOCALAPPDATA\Programs\KetaRef"
ShowInstDetails nevershow
ShowUninstDetails nevershow
!ifdef SIGN
  !uninstfinalize '${SIGN}'
!endif

!define LISTED "Software\Microsoft\Windows\CurrentVersion\Uninstall\KetaRef"
!define ALL_USERS "Software\KetaRef"
!define OLDEST_WINDOWS 17763

!include "MUI2.nsh"
!include "WinVer.nsh"
!include "WordFunc.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\KetaRef.exe"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "Spanish"

LangString TOO_OLD ${LANG_ENGLISH} "KetaRef needs Windows 10, version 1809, or newer."
LangString TOO_OLD ${LANG_SPANISH} "KetaRef necesita Windows 10, versión 1809, o posterior."
LangString FOR_ALL ${LANG_ENGLISH} "KetaRef is installed on this computer for all users already. Find it in the Start menu, or ask your administrator to update it."
LangString FOR_ALL ${LANG_SPANISH} "KetaRef ya está instalado en esta computadora para todos los usuarios. Búsquelo en el menú Inicio o pida a su administrador que lo actualice."
LangString NEWER ${LANG_ENGLISH} "A newer KetaRef is installed. To go back to this one, uninstall it first."
LangString NEWER ${LANG_SPANISH} "Hay instalada una versión más nueva de KetaRef. Para volver a esta, desinstálela primero."
LangString IS_OPEN ${LANG_ENGLISH} "KetaRef is open. Close it, then choose Retry."
LangString IS_OPEN ${LANG_SPANISH} "KetaRef está abierto. Ciérrelo y luego elija Reintentar."
LangString NOT_REMOVED ${LANG_ENGLISH} "The earlier KetaRef could not be removed. Nothing was changed."
LangString NOT_REMOVED ${LANG_SPANISH} "No se pudo quitar la versión anterior de KetaRef. No se cambió nada."
LangString ASK_PURGE ${LANG_ENGLISH} "Also delete the clinic's notes, handout sets, letterhead and settings that KetaRef keeps for you on this computer?"
LangString ASK_PURGE ${LANG_SPANISH} "¿Eliminar también las notas de la clínica, los conjuntos de hojas, el membrete y los ajustes que KetaRef guarda para usted en esta computadora?"

; Says a sentence, also on the console of a script, and ends with a code.
!macro Stop TEXT CODE
  MessageBox MB_OK|MB_ICONEXCLAMATION "${TEXT}" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend

; A program that runs cannot be written to: asks for it to be closed, and in silence gives up.
!macro StopWhileOpen FOLDER
  check_open:
  ClearErrors
  ${If} ${FileExists} "${FOLDER}\KetaRef.exe"
    FileOpen $0 "${FOLDER}\KetaRef.exe" a
    ${If} ${Errors}
      MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(IS_OPEN)" /SD IDCANCEL IDRETRY check_open
      SetErrorLevel 4
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

Function .onInit
  SetRegView 64
  ${IfNot} ${AtLeastBuild} ${OLDEST_WINDOWS}
    !insertmacro Stop "$(TOO_OLD)" 5
  ${EndIf}
  ReadRegStr $0 HKLM "${ALL_USERS}" "Version"
  ${If} $0 != ""
    !insertmacro Stop "$(FOR_ALL)" 3
  ${EndIf}
  ReadRegStr $0 HKCU "${LISTED}" "DisplayVersion"
  ${If} $0 != ""
    ${VersionCompare} "$0" "${VERSION}" $1
    ${If} $1 == 1
      !insertmacro Stop "$(NEWER)" 6
    ${EndIf}
    ReadRegStr $0 HKCU "${LISTED}" "InstallLocation"
    ${If} $0 != ""
      StrCpy $INSTDIR $0
    ${EndIf}
  ${EndIf}
FunctionEnd

Section
  !insertmacro StopWhileOpen "$INSTDIR"
  ; The earlier version takes away its own files, by its own list: none is left behind.
  ${If} ${FileExists} "$INSTDIR\Uninstall.exe"
    ExecWait '"$INSTDIR\Uninstall.exe" /S _?=$INSTDIR' $0
    ${If} $0 != 0
      !insertmacro Stop "$(NOT_REMOVED)" 2
    ${EndIf}
  ${EndIf}
  !include "${FILES}"
  WriteUninstaller "$INSTDIR\Uninstall.exe"
  CreateShortCut "$SMPROGRAMS\KetaRef.lnk" "$INSTDIR\KetaRef.exe"
  WriteRegStr HKCU "Software\Classes\.ketapack" "" "KetaRef.Pack"
  WriteRegStr HKCU "Software\Classes\KetaRef.Pack" "" "KetaRef content"
  WriteRegStr HKCU "Software\Classes\KetaRef.Pack\DefaultIcon" "" "$INSTDIR\KetaRef.exe,0"
  WriteRegStr HKCU "Software\Classes\KetaRef.Pack\shell\open\command" "" '"$INSTDIR\KetaRef.exe" "%1"'
  WriteRegStr HKCU "${LISTED}" "DisplayName" "KetaRef"
  WriteRegStr HKCU "${LISTED}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${LISTED}" "DisplayIcon" "$INSTDIR\KetaRef.exe"
  WriteRegStr HKCU "${LISTED}" "Publisher" "${PUBLISHER}"
  WriteRegStr HKCU "${LISTED}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${LISTED}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKCU "${LISTED}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD HKCU "${LISTED}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${LISTED}" "NoModify" 1
  WriteRegDWORD HKCU "${LISTED}" "NoRepair" 1
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Var PURGE

Function un.onInit
  SetRegView 64
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/PURGE" $1
  ${IfNot} ${Errors}
    StrCpy $PURGE 1
  ${Else}
    MessageBox MB_YESNO|MB_DEFBUTTON2|MB_ICONQUESTION "$(ASK_PURGE)" /SD IDNO IDNO keep
    StrCpy $PURGE 1
    keep:
  ${EndIf}
FunctionEnd

Section "Uninstall"
  !insertmacro StopWhileOpen "$INSTDIR"
  !include "${REMOVALS}"
  Delete "$INSTDIR\Uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\KetaRef.lnk"
  DeleteRegKey HKCU "${LISTED}"
  DeleteRegKey HKCU "Software\Classes\KetaRef.Pack"
  ReadRegStr $0 HKCU "Software\Classes\.ketapack" ""
  ${If} $0 == "KetaRef.Pack"
    DeleteRegKey HKCU "Software\Classes\.ketapack"
  ${EndIf}
  ${If} $PURGE == 1
    RMDir /r "$LOCALAPPDATA\KetaRef"
  ${EndIf}
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
