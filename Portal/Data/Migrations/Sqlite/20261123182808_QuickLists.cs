using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class QuickLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_UserGroups_Name",
                table: "UserGroups");

            migrationBuilder.DropIndex(
                name: "IX_SecurityEvents_Kind_Id",
                table: "SecurityEvents");

            migrationBuilder.DropIndex(
                name: "IX_Grants_ClientId",
                table: "Grants");

            migrationBuilder.DropIndex(
                name: "IX_Clients_CreatedAt_ClientId",
                table: "Clients");

            migrationBuilder.DropIndex(
                name: "IX_Clients_SearchText_ClientId",
                table: "Clients");

            migrationBuilder.CreateIndex(
                name: "IX_UserGroups_Name_UserId",
                table: "UserGroups",
                columns: new[] { "Name", "UserId" });

            migrationBuilder.CreateIndex(
                name: "IX_SecurityEvents_Kind_Id_Outcome",
                table: "SecurityEvents",
                columns: new[] { "Kind", "Id", "Outcome" });

            migrationBuilder.CreateIndex(
                name: "IX_SecurityEvents_Told",
                table: "SecurityEvents",
                columns: new[] { "UserId", "Id" },
                filter: "\"Kind\" <> 'token.issued'");

            migrationBuilder.CreateIndex(
                name: "IX_Grants_ClientId_CreatedAt_RevokedAt",
                table: "Grants",
                columns: new[] { "ClientId", "CreatedAt", "RevokedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Clients_ApprovedAt",
                table: "Clients",
                column: "ApprovedAt",
                filter: "\"ApprovedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Clients_CreatedAt_ClientId_Kind_Origin_ApprovedAt",
                table: "Clients",
                columns: new[] { "CreatedAt", "ClientId", "Kind", "Origin", "ApprovedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Clients_Kind_ClientId",
                table: "Clients",
                columns: new[] { "Kind", "ClientId" });

            migrationBuilder.CreateIndex(
                name: "IX_Clients_Kind_CreatedAt_ClientId",
                table: "Clients",
                columns: new[] { "Kind", "CreatedAt", "ClientId" });

            migrationBuilder.CreateIndex(
                name: "IX_Clients_Kind_SearchText_ClientId",
                table: "Clients",
                columns: new[] { "Kind", "SearchText", "ClientId" });

            migrationBuilder.CreateIndex(
                name: "IX_Clients_SearchText_ClientId_Kind_Origin_ApprovedAt",
                table: "Clients",
                columns: new[] { "SearchText", "ClientId", "Kind", "Origin", "ApprovedAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_UserGroups_Name_UserId",
                table: "UserGroups");

            migrationBuilder.DropIndex(
                name: "IX_SecurityEvents_Kind_Id_Outcome",
                table: "SecurityEvents");

            migrationBuilder.DropIndex(
                name: "IX_SecurityEvents_Told",
                table: "SecurityEvents");

            migrationBuilder.DropIndex(
                name: "IX_Grants_ClientId_CreatedAt_RevokedAt",
                table: "Grants");

            migrationBuilder.DropIndex(
                name: "IX_Clients_ApprovedAt",
                table: "Clients");

            migrationBuilder.DropIndex(
                name: "IX_Clients_CreatedAt_ClientId_Kind_Origin_ApprovedAt",
                table: "Clients");

            migrationBuilder.DropIndex(
                name: "IX_Clients_Kind_ClientId",
                table: "Clients");

            migrationBuilder.DropIndex(
                name: "IX_Clients_Kind_CreatedAt_ClientId",
                table: "Clients");

            migrationBuilder.DropIndex(
                name: "IX_Clients_Kind_SearchText_ClientId",
                table: "Clients");

            migrationBuilder.DropIndex(
                name: "IX_Clients_SearchText_ClientId_Kind_Origin_ApprovedAt",
                table: "Clients");

            migrationBuilder.CreateIndex(
                name: "IX_UserGroups_Name",
                table: "UserGroups",
                column: "Name");

            migrationBuilder.CreateIndex(
                name: "IX_SecurityEvents_Kind_Id",
                table: "SecurityEvents",
                columns: new[] { "Kind", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Grants_ClientId",
                table: "Grants",
                column: "ClientId");

            migrationBuilder.CreateIndex(
                name: "IX_Clients_CreatedAt_ClientId",
                table: "Clients",
                columns: new[] { "CreatedAt", "ClientId" });

            migrationBuilder.CreateIndex(
                name: "IX_Clients_SearchText_ClientId",
                table: "Clients",
                columns: new[] { "SearchText", "ClientId" });
        }
    }
}
