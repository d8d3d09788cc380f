# Runs $WORK/block.sh with the variables of the blocks before, strictly: no failing command, no
# unset or empty variable, and no answer but a success or a status listed in $WORK/refusals.
set -euo pipefail

fanfare_before=" $(compgen -v | tr '\n' ' ') "

# Every answer's status counts, also where a block throws the exit code away.
curl() {
  local headers code=0 status
  headers=$(mktemp "$WORK/headers.XXXXXX")
  command curl --no-progress-meter --show-error --dump-header "$headers" "$@" || code=$?
  status=$(awk '/^HTTP\// { status = $2 } END { print status + 0 }' "$headers")
  echo "$status" >>"$WORK/statuses"
  if ((status < 200 || status > 299)) && ! grep -qx "$status" "$WORK/refusals"; then
    echo "curl: the answer's status was $status: ${*//$'\n'/ }" >&2
    code=22
  fi
  return "$code"
}

fanfare_remember() {
  local name value
  for name in $(compgen -v); do
    case " $fanfare_before fanfare_before name value PIPESTATUS FUNCNAME BASH_REMATCH _ " in
      *" $name "*) continue ;;
    esac
    value=${!name-}
    if [[ -z $value && $name == [A-Z]* ]]; then
      echo "The variable $name is empty" >&2
      return 1
    fi
    printf '%s=%q\n' "$name" "$value"
  done
}

source "$WORK/variables"
source "$WORK/block.sh"

fanfare_remember >"$WORK/variables.new"
mv "$WORK/variables.new" "$WORK/variables"
while read -r fanfare_status; do
  if ((fanfare_status < 200 || fanfare_status > 299)) && ! grep -qx "$fanfare_status" "$WORK/refusals"; then
    echo "An answer's status was $fanfare_status" >&2
    exit 22
  fi
done <"$WORK/statuses"
