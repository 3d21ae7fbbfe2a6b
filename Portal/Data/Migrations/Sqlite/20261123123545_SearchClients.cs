using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SearchClients : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "Clients",
                type: "TEXT",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Name",
                table: "Clients",
                type: "TEXT",
                maxLength: 256,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "SearchText",
                table: "Clients",
                type: "TEXT",
                maxLength: 800,
                nullable: false,
                defaultValue: "");

            migrationBuilder.InsertData(
                table: "Roles",
                columns: new[] { "Id", "ConcurrencyStamp", "Name", "NormalizedName" },
                values: new object[] { new Guid("6f6c3f0e-3a3e-4b0a-9a57-0c1d5d0d7a12"), "6f6c3f0e-3a3e-4b0a-9a57-0c1d5d0d7a12", "auditor", "AUDITOR" });

            // As ClientRegistration.Describe would say it.
            migrationBuilder.Sql(
                """
                UPDATE Clients SET
                  Name = substr(coalesce(json_extract(Metadata, '$.client_name'), ClientId), 1, 256),
                  Kind = CASE
                    WHEN json_extract(Metadata, '$.grant_types') = '["client_credentials"]' THEN 'Machine'
                    WHEN json_extract(Metadata, '$.application_type') = 'native' THEN 'Native'
                    WHEN json_extract(Metadata, '$.token_endpoint_auth_method') = 'none' THEN 'SinglePage'
                    ELSE 'WebServer' END;
                UPDATE Clients SET SearchText = substr(lower(
                  Name || char(10) || ClientId || coalesce(char(10) || (SELECT group_concat(value, char(10)) FROM json_each(Metadata, '$.redirect_uris')), '')), 1, 800);
                """);

            migrationBuilder.CreateIndex(
                name: "IX_Clients_CreatedAt_ClientId",
                table: "Clients",
                columns: new[] { "CreatedAt", "ClientId" });

            migrationBuilder.CreateIndex(
                name: "IX_Clients_SearchText_ClientId",
                table: "Clients",
                columns: new[] { "SearchText", "ClientId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Clients_CreatedAt_ClientId",
                table: "Clients");

            migrationBuilder.DropIndex(
                name: "IX_Clients_SearchText_ClientId",
                table: "Clients");

            migrationBuilder.DeleteData(
                table: "Roles",
                keyColumn: "Id",
                keyValue: new Guid("6f6c3f0e-3a3e-4b0a-9a57-0c1d5d0d7a12"));

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "Clients");

            migrationBuilder.DropColumn(
                name: "Name",
                table: "Clients");

            migrationBuilder.DropColumn(
                name: "SearchText",
                table: "Clients");
        }
    }
}
