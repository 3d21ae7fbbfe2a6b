using System.Globalization;
using System.Text;
using Portal.Client.Contracts;
using QRCoder;

namespace Portal.Accounts.Security;

/// <summary>Draws a text as a QR code: path data, since the policy of the pages allows neither inline styles nor foreign pictures.</summary>
internal static class QrDrawing
{
    public static QrCode Of(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var y = 0; y < code.ModuleMatrix.Count; y++)
        {
            var row = code.ModuleMatrix[y];
            for (var x = 0; x < row.Count; x++)
            {
                if (!row[x]) continue;

                var start = x;
                while (x + 1 < row.Count && row[x + 1]) x++;
                path.Append(CultureInfo.InvariantCulture, $"M{start} {y}h{x - start + 1}v1h-{x - start + 1}z");
            }
        }

        return new(code.ModuleMatrix.Count, path.ToString());
    }
}
