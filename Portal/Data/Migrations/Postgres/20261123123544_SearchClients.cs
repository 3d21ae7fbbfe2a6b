using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Data.Migrations.Postgres
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
                type: "character varying(64)",
                maxLength: 64,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Name",
                table: "Clients",
                type: "character varying(256)",
                maxLength: 256,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "SearchText",
                table: "Clients",
                type: "character varying(800)",
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
                UPDATE "Clients" SET
                  "Name" = left(coalesce("Metadata"::json ->> 'client_name', "ClientId"), 256),
                  "Kind" = CASE
                    WHEN ("Metadata"::json -> 'grant_types')::text = '["client_credentials"]' THEN 'Machine'
                    WHEN "Metadata"::json ->> 'application_type' = 'native' THEN 'Native'
                    WHEN "Metadata"::json ->> 'token_endpoint_auth_method' = 'none' THEN 'SinglePage'
                    ELSE 'WebServer' END;
                UPDATE "Clients" SET "SearchText" = left(lower(concat_ws(chr(10), "Name", "ClientId",
                  (SELECT string_agg(value, chr(10)) FROM json_array_elements_text("Metadata"::json -> 'redirect_uris')))), 800);
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
