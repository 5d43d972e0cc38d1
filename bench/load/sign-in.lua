-- Sign-ins of so many users in turn (a hundred unless given), each of whom soon has the forty logins that one can have.
-- Arguments: how many sign in; of how many that there are, over all of which they are spread; in how many workspaces.
local signers, users, workspaces = 100, 100, 0
local count = 0

function init(arguments)
  signers = tonumber(arguments[1]) or signers
  users = tonumber(arguments[2]) or signers
  workspaces = tonumber(arguments[3]) or workspaces
end

function request()
  local turn = count
  local path = wrk.path
  if workspaces > 0 then
    path = "/w/bench-" .. turn % workspaces .. path
    turn = math.floor(turn / workspaces)
  end
  local user = turn % signers * math.floor(users / signers)
  count = count + 1
  return wrk.format("POST", path, {["Content-Type"] = "application/json"},
    '{"user":{"domain":"acme","email":"user' .. user .. '@acme.example","password":"password-' .. user .. '"}}')
end
