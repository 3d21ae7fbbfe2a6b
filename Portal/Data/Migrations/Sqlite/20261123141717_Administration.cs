using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Portal.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Administration : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SecurityEvents_At",
                table: "SecurityEvents");

            migrationBuilder.AddColumn<long>(
                name: "PasskeyRequiredAt",
                table: "Users",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Hash",
                table: "SecurityEvents",
                type: "TEXT",
                maxLength: 43,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PersonalDigest",
                table: "SecurityEvents",
                type: "TEXT",
                maxLength: 43,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Salt",
                table: "SecurityEvents",
                type: "TEXT",
                maxLength: 43,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Sequence",
                table: "SecurityEvents",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Claims",
                table: "Scopes",
                type: "TEXT",
                maxLength: 4096,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Translations",
                table: "Scopes",
                type: "TEXT",
                maxLength: 65536,
                nullable: false,
                defaultValue: "{}");

            migrationBuilder.AddColumn<string>(
                name: "Note",
                table: "OneTimeCodes",
                type: "TEXT",
                maxLength: 256,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ApprovedAt",
                table: "Clients",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AuditChain",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    SealedTo = table.Column<long>(type: "INTEGER", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 43, nullable: false),
                    PrunedTo = table.Column<long>(type: "INTEGER", nullable: false),
                    PrunedHash = table.Column<string>(type: "TEXT", maxLength: 43, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditChain", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "EndpointHours",
                columns: table => new
                {
                    Hour = table.Column<long>(type: "INTEGER", nullable: false),
                    Endpoint = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Requests = table.Column<long>(type: "INTEGER", nullable: false),
                    Failures = table.Column<long>(type: "INTEGER", nullable: false),
                    Milliseconds = table.Column<long>(type: "INTEGER", nullable: false),
                    Slowest = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EndpointHours", x => new { x.Hour, x.Endpoint });
                });

            migrationBuilder.CreateTable(
                name: "FailedRequests",
                columns: table => new
                {
                    TraceId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Endpoint = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ClientId = table.Column<string>(type: "TEXT", maxLength: 512, nullable: true),
                    Error = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Description = table.Column<string>(type: "TEXT", maxLength: 4096, nullable: true),
                    Steps = table.Column<string>(type: "TEXT", maxLength: 65536, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FailedRequests", x => x.TraceId);
                });

            migrationBuilder.CreateTable(
                name: "Settings",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 65536, nullable: false),
                    UpdatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedBy = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Settings", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "UserGroups",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UserGroups", x => new { x.UserId, x.Name });
                    table.ForeignKey(
                        name: "FK_UserGroups_Users_UserId",
                        column: x => x.UserId,
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "AuditChain",
                columns: new[] { "Id", "Hash", "PrunedHash", "PrunedTo", "SealedTo" },
                values: new object[] { 1, "", "", 0L, 0L });

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_CreatedAt",
                table: "Sessions",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_IpAddress_CreatedAt",
                table: "Sessions",
                columns: new[] { "IpAddress", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_SecurityEvents_At_Kind_Outcome",
                table: "SecurityEvents",
                columns: new[] { "At", "Kind", "Outcome" });

            migrationBuilder.CreateIndex(
                name: "IX_SecurityEvents_Sequence",
                table: "SecurityEvents",
                column: "Sequence",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PersonalAccessTokens_CreatedAt",
                table: "PersonalAccessTokens",
                column: "CreatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_FailedRequests_At",
                table: "FailedRequests",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_UserGroups_Name",
                table: "UserGroups",
                column: "Name");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AuditChain");

            migrationBuilder.DropTable(
                name: "EndpointHours");

            migrationBuilder.DropTable(
                name: "FailedRequests");

            migrationBuilder.DropTable(
                name: "Settings");

            migrationBuilder.DropTable(
                name: "UserGroups");

            migrationBuilder.DropIndex(
                name: "IX_Sessions_CreatedAt",
                table: "Sessions");

            migrationBuilder.DropIndex(
                name: "IX_Sessions_IpAddress_CreatedAt",
                table: "Sessions");

            migrationBuilder.DropIndex(
                name: "IX_SecurityEvents_At_Kind_Outcome",
                table: "SecurityEvents");

            migrationBuilder.DropIndex(
                name: "IX_SecurityEvents_Sequence",
                table: "SecurityEvents");

            migrationBuilder.DropIndex(
                name: "IX_PersonalAccessTokens_CreatedAt",
                table: "PersonalAccessTokens");

            migrationBuilder.DropColumn(
                name: "PasskeyRequiredAt",
                table: "Users");

            migrationBuilder.DropColumn(
                name: "Hash",
                table: "SecurityEvents");

            migrationBuilder.DropColumn(
                name: "PersonalDigest",
                table: "SecurityEvents");

            migrationBuilder.DropColumn(
                name: "Salt",
                table: "SecurityEvents");

            migrationBuilder.DropColumn(
                name: "Sequence",
                table: "SecurityEvents");

            migrationBuilder.DropColumn(
                name: "Claims",
                table: "Scopes");

            migrationBuilder.DropColumn(
                name: "Translations",
                table: "Scopes");

            migrationBuilder.DropColumn(
                name: "Note",
                table: "OneTimeCodes");

            migrationBuilder.DropColumn(
                name: "ApprovedAt",
                table: "Clients");

            migrationBuilder.CreateIndex(
                name: "IX_SecurityEvents_At",
                table: "SecurityEvents",
                column: "At");
        }
    }
}
