#!/usr/bin/env bash
# Takes the README's pictures from the running product, with demo data: docs/screens/*.png. Needs Chromium on the PATH.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet build Portal.E2E
PORTAL_SCREENS=docs/screens dotnet test Portal.E2E --no-build --filter FullyQualifiedName~ScreenTests
